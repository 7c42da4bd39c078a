/* Numbers as bytes for the encodings of this room: little-endian, and sizes in seven-bit groups. */
#ifndef TERMS_BYTES_H
#define TERMS_BYTES_H

#include "base/buffer.h"

/* Appenders report failure by the buffer's sticky `failed`. */
void bytes_put_u16(struct buffer *out, uint16_t number);
void bytes_put_u32(struct buffer *out, uint32_t number);
/* Seven bits a byte, lowest first, the top bit set on all but the last byte (LEB128). */
void bytes_put_number(struct buffer *out, uint32_t number);
/* The size as a number, then the bytes. */
void bytes_put_field(struct buffer *out, struct span bytes);

/* Reads off the front of `rest`; after the first shortage `failed` stays set and everything read is 0. */
struct bytes_reader {
    struct span rest;
    bool failed;
};

uint8_t bytes_get_u8(struct bytes_reader *reader);
uint16_t bytes_get_u16(struct bytes_reader *reader);
uint32_t bytes_get_u32(struct bytes_reader *reader);
/* Fails on a number over 32 bits. */
uint32_t bytes_get_number(struct bytes_reader *reader);
/* Borrowed from what is read. */
struct span bytes_get_field(struct bytes_reader *reader);

#endif
