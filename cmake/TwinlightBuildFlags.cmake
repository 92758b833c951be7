# twl_build_flags: language level, warnings and sanitizers, linked PRIVATE by every target of the project
# so that nothing leaks to those who use the installed libraries.

set(TWINLIGHT_SANITIZE "" CACHE STRING "Value of -fsanitize=, for instance address,undefined")

add_library(twl_build_flags INTERFACE)
target_compile_features(twl_build_flags INTERFACE cxx_std_20)
# -fmacro-prefix-map: __FILE__ is the same wherever the tree lies, so that one compiler cache serves several.
# -Wno-restrict: g++ 12 warns of std::string concatenation where nothing overlaps (GCC bug 105651).
# -Wno-missing-field-initializers: designated initialisers leave members at their defaults on purpose.
target_compile_options(twl_build_flags INTERFACE
  -Wall -Wextra -Wno-missing-field-initializers -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=" $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)

if(TWINLIGHT_SANITIZE)
  # -fno-sanitize-recover: without it the undefined-behaviour sanitizer reports and still exits with 0.
  target_compile_options(twl_build_flags INTERFACE
    -fsanitize=${TWINLIGHT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(twl_build_flags INTERFACE -fsanitize=${TWINLIGHT_SANITIZE})
  target_compile_definitions(twl_build_flags INTERFACE _GLIBCXX_ASSERTIONS)
endif()
