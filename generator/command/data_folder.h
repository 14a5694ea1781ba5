/* Where layouts, fonts and schemas are found. */
#ifndef PHULUC_COMMAND_DATA_FOLDER_H
#define PHULUC_COMMAND_DATA_FOLDER_H

/* The folder that holds layouts/, fonts/ and input/report.xsd: $PHULUC_DATA, else the folder
 * above the program's own (a build tree), else the one it was installed with. The caller
 * frees it. */
char *data_folder(void);

/* The folder of the program itself, or NULL. The caller frees it. */
char *program_folder(void);

/* folder/sub/name and ending, and a plain copy; the caller frees them. */
char *join_path(const char *folder, const char *sub, const char *name, const char *ending);
char *copy_text(const char *text);

#endif
