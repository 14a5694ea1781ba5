/* Where the parts of the program are found: its data, its messages, the programs beside it.
 *
 * In a build tree and where it was installed, they are looked for from the place where the
 * program itself lies, so that a tree may be moved; what the build was told comes last. */
#ifndef PHULUC_COMMAND_DATA_FOLDER_H
#define PHULUC_COMMAND_DATA_FOLDER_H

/* The folder that holds layouts/, fonts/ and input/report.xsd: $PHULUC_DATA, else the
 * folder above the program's own (a build tree), else share/phuluc. The caller frees it. */
char *data_folder(void);

/* The folder of the message catalogs. The caller frees it. */
char *catalog_folder(void);

/* The path of another of the programs, "phuluc-sheet": beside this one, else in
 * libexec/phuluc. The caller frees it. */
char *side_program(const char *name);

/* The folder of the program itself, or NULL. The caller frees it. */
char *program_folder(void);

/* folder/sub/name and ending, and a plain copy; the caller frees them. */
char *join_path(const char *folder, const char *sub, const char *name, const char *ending);
char *copy_text(const char *text);

#endif
