/* What makes a file no well-formed XML, in our own words. */
#ifndef PHULUC_READ_SYNTAX_FAULT_H
#define PHULUC_READ_SYNTAX_FAULT_H

/* What libxml2 tells of a fault; names are NULL where it tells none. */
struct syntax_fault {
    int code;
    const char *message;
    const char *first, *second; /* names that the message is about */
    int line;                   /* where the first began, of tags that do not match */
};

/* What is wrong and how to mend it. The caller frees it. */
char *syntax_fault_text(const struct syntax_fault *fault);

#endif
