/* How hard streams are compressed. */
#ifndef PHULUC_BASE_COMPRESSION_H
#define PHULUC_BASE_COMPRESSION_H

/* libdeflate's levels go from 1 to 12. Level 6 makes a PDF a hundredth smaller and takes a
 * tenth longer for it. */
enum { COMPRESSION_LEVEL = 5 };

#endif
