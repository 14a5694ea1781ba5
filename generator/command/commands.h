/* The subcommands; each returns the exit status. */
#ifndef PHULUC_COMMAND_COMMANDS_H
#define PHULUC_COMMAND_COMMANDS_H

#include "base/diagnostic.h"
#include "command/options.h"

enum exit_status command_render(const struct options *options);
enum exit_status command_check(const struct options *options);
enum exit_status command_new(const struct options *options);
enum exit_status command_export(const struct options *options);
enum exit_status command_update(const struct options *options);
enum exit_status command_import(const struct options *options);
enum exit_status command_diff(const struct options *options);
enum exit_status command_attach(const struct options *options);
enum exit_status command_batch(const struct options *options);
enum exit_status command_watch(const struct options *options);
enum exit_status command_extract(const struct options *options);
enum exit_status command_verify(const struct options *options);

#endif
