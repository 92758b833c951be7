# Writes a C++ source that holds a text file, so that the program needs no copy of it:
#   cmake -D TEXT=openapi.yaml -D NAME=twinlight::server::contract_text -D OUTPUT=contract_text.cpp -P EmbedText.cmake
# gives `extern const std::string_view NAME`. A literal holds 16 KB at most in some compilers: parts are joined.
file(READ "${TEXT}" text)
string(REGEX REPLACE "::[^:]+$" "" namespace "${NAME}")
string(REGEX REPLACE "^.*::" "" variable "${NAME}")
set(source "#include <string_view>\n\nnamespace ${namespace} {\nextern const std::string_view ${variable};\nconst std::string_view ${variable} =\n")
string(LENGTH "${text}" length)
set(from 0)
while(from LESS length)
  string(SUBSTRING "${text}" ${from} 8000 part)
  string(APPEND source "R\"twltext(${part})twltext\"\n")
  math(EXPR from "${from} + 8000")
endwhile()
string(APPEND source ";\n}  // namespace ${namespace}\n")
file(WRITE "${OUTPUT}" "${source}")
