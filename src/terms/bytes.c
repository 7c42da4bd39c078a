/* Write and read numbers and fields byte by byte, so that no machine's layout leaks into the index. */
#include "terms/bytes.h"

void bytes_put_u16(struct buffer *out, uint16_t number)
{
    char bytes[2] = {(char)(number & 0xFF), (char)(number >> 8)};
    buffer_append(out, (struct span){bytes, sizeof bytes});
}

void bytes_put_u32(struct buffer *out, uint32_t number)
{
    char bytes[4];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(number >> (8 * i) & 0xFF);
    buffer_append(out, (struct span){bytes, sizeof bytes});
}

void bytes_put_number(struct buffer *out, uint32_t number)
{
    for (; number >= 0x80; number >>= 7)
        buffer_append_byte(out, (char)((number & 0x7F) | 0x80));
    buffer_append_byte(out, (char)number);
}

void bytes_put_field(struct buffer *out, struct span bytes)
{
    if (bytes.size > UINT32_MAX) {
        out->failed = true;
        return;
    }
    bytes_put_number(out, (uint32_t)bytes.size);
    buffer_append(out, bytes);
}

static struct span take(struct bytes_reader *reader, size_t size)
{
    if (reader->failed || reader->rest.size < size) {
        reader->failed = true;
        return SPAN_EMPTY;
    }
    struct span taken = span_part(reader->rest, 0, size);
    reader->rest = span_part(reader->rest, size, reader->rest.size);
    return taken;
}

static uint32_t take_little_endian(struct bytes_reader *reader, size_t size)
{
    struct span taken = take(reader, size);
    uint32_t number = 0;
    for (size_t i = taken.size; i > 0; i--)
        number = number << 8 | (unsigned char)taken.bytes[i - 1];
    return number;
}

uint8_t bytes_get_u8(struct bytes_reader *reader)
{
    return (uint8_t)take_little_endian(reader, 1);
}

uint16_t bytes_get_u16(struct bytes_reader *reader)
{
    return (uint16_t)take_little_endian(reader, 2);
}

uint32_t bytes_get_u32(struct bytes_reader *reader)
{
    return take_little_endian(reader, 4);
}

uint32_t bytes_get_number(struct bytes_reader *reader)
{
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
        uint8_t byte = bytes_get_u8(reader);
        number |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80 && number <= UINT32_MAX)
            return (uint32_t)number;
    }
    reader->failed = true;
    return 0;
}

struct span bytes_get_field(struct bytes_reader *reader)
{
    uint32_t size = bytes_get_number(reader);
    return take(reader, size);
}
