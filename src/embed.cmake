# Write files as constant bytes of a C source: cmake -DOUTPUT= -DSYMBOL= -DFOLDER= -DFILES=a;b -P embed.cmake
set(arrays "")
set(rows "")
set(number 0)
foreach(file IN LISTS FILES)
  file(READ ${FOLDER}/${file} hex HEX)
  file(SHA256 ${FOLDER}/${file} digest)
  string(SUBSTRING ${digest} 0 16 digest)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(APPEND arrays "static const unsigned char file_${number}[] = {${bytes}0};\n")
  string(APPEND rows "    {\"${file}\", (const char *)file_${number}, ${size}, \"${digest}\"},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT} "/* Made from ${FOLDER} by src/embed.cmake. */
#include \"base/embedded.h\"

extern const struct embedded_file ${SYMBOL}[];
${arrays}
const struct embedded_file ${SYMBOL}[] = {
${rows}    {0, 0, 0, 0},
};
")
