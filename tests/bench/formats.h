/* How fast each format is read. */
#ifndef BENCH_FORMATS_H
#define BENCH_FORMATS_H

/* Read one self-made page of each format over and over in this process and print pages and MB a second. 0, or
 * -1 when one cannot be read. */
int bench_formats(void);

#endif
