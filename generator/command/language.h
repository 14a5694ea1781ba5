/* The language of the messages. */
#ifndef PHULUC_COMMAND_LANGUAGE_H
#define PHULUC_COMMAND_LANGUAGE_H

/* Gives the messages their language: that of --lang on the command line, which must be known
 * before the first message, else that of the environment as POSIX and gettext read it:
 * LANGUAGE, before it LC_ALL, LC_MESSAGES or LANG. The locale that is named need not be
 * installed. */
void language_choose(int argc, char **argv);

#endif
