include(GNUInstallDirs)

# twl_add_library(photometry
#   HEADERS eulumdat.h ...   public headers: the library's door, installed
#   SOURCES eulumdat.cpp ... sources and private headers
#   PUBLIC  twl::foundation  libraries that the public headers name
#   PRIVATE fmt::fmt         libraries that only the sources name
#   TESTS   eulumdat_test.cpp ...
#   NOT_INSTALLED)           for the program alone: its dependencies are not those of the package
# makes the target twl_photometry with the alias twl::photometry, and photometry_tests.
function(twl_add_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "NOT_INSTALLED" "" "HEADERS;SOURCES;PUBLIC;PRIVATE;TESTS")
  set(target twl_${name})
  if(arg_SOURCES)
    add_library(${target} STATIC)
    set(scope PUBLIC)
    target_sources(${target} PRIVATE ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE ${arg_PRIVATE} $<BUILD_INTERFACE:twl_build_flags>)
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(twl::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  target_compile_features(${target} ${scope} cxx_std_20)
  target_link_libraries(${target} ${scope} ${arg_PUBLIC})
  target_sources(${target} ${scope} FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${arg_HEADERS})
  if(NOT arg_NOT_INSTALLED)
    install(TARGETS ${target} EXPORT twinlight FILE_SET HEADERS)
  endif()
  if(TWINLIGHT_TESTS AND arg_TESTS)
    twl_add_tests(${name} LINK twl::${name} ${arg_PRIVATE} SOURCES ${arg_TESTS})
  endif()
endfunction()

# twl_add_tests(photometry LINK twl::photometry SOURCES a_test.cpp ...)
function(twl_add_tests name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINK;SOURCES")
  include(GoogleTest)
  add_executable(${name}_tests ${arg_SOURCES})
  target_link_libraries(${name}_tests PRIVATE ${arg_LINK} twl::testing GTest::gmock GTest::gtest_main
                                              rapidcheck rapidcheck_gtest twl_build_flags)
  # The tests' own code is not worth optimising: without it they compile in half the time.
  target_compile_options(${name}_tests PRIVATE -O0)
  # The random cases of a property are the same in every run, so that a red run can be repeated. To explore others,
  # run the test program itself.
  gtest_discover_tests(${name}_tests DISCOVERY_MODE PRE_TEST TEST_PREFIX "${name}."
    PROPERTIES LABELS ${name} TIMEOUT 600 ENVIRONMENT "RC_PARAMS=seed=20261123")
endfunction()

# twl_add_fuzzer(lm63 LINK twl::photometry SOURCES lm63_fuzzer.cpp)
# makes the libFuzzer program lm63_fuzzer (preset fuzz); elsewhere nothing.
function(twl_add_fuzzer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINK;SOURCES")
  if(TWINLIGHT_FUZZERS)
    add_executable(${name}_fuzzer ${arg_SOURCES})
    target_link_libraries(${name}_fuzzer PRIVATE ${arg_LINK} twl_build_flags)
    target_link_options(${name}_fuzzer PRIVATE -fsanitize=fuzzer)
  endif()
endfunction()
