# Holds the one-way arrows: reads the graph that CMake itself draws of the targets, and the #includes of every
# source, and fails on an edge that arrows.txt does not list.
# Usage: cmake -D SOURCE=... -D BUILD=... -P dependency_test.cmake

cmake_minimum_required(VERSION 3.25)

set(faults "")
set(edges_seen 0)

# arrows.txt → allowed_<library>
file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/arrows.txt" lines)
foreach(line IN LISTS lines)
  if(line MATCHES "^([a-z]+):(.*)$")
    set(library ${CMAKE_MATCH_1})
    separate_arguments(allowed_${library} UNIX_COMMAND "${CMAKE_MATCH_2}")
    list(APPEND libraries ${library})
  endif()
endforeach()

macro(check_edge from to where)
  if(NOT "${from}" STREQUAL "${to}")
    math(EXPR edges_seen "${edges_seen} + 1")
    if(NOT "${to}" IN_LIST allowed_${from})
      list(APPEND faults "${where}: ${from} may not depend on ${to}")
    endif()
  endif()
endmacro()

# The graph of the targets. graphviz writes node lines ("node3" [ label = "twl_photometry\n(twl::photometry)" …)
# and edge lines ("node3" -> "node1").
set(graph "${BUILD}/architecture/graph.dot")
file(MAKE_DIRECTORY "${BUILD}/architecture")
execute_process(COMMAND "${CMAKE_COMMAND}" "--graphviz=${graph}" "${BUILD}"
                OUTPUT_QUIET ERROR_VARIABLE graph_error RESULT_VARIABLE graph_status)
if(NOT graph_status EQUAL 0)
  message(FATAL_ERROR "cmake --graphviz failed: ${graph_error}")
endif()
file(STRINGS "${graph}" graph_lines)
foreach(line IN LISTS graph_lines)
  if(line MATCHES "\"(node[0-9]+)\" \\[ label = \"twl_([a-z]+)[\"\\\\]")
    set(library_of_${CMAKE_MATCH_1} ${CMAKE_MATCH_2})
  elseif(line MATCHES "\"(node[0-9]+)\" \\[ label = \"twinlight_program")
    set(library_of_${CMAKE_MATCH_1} cli)
  elseif(line MATCHES "\"(node[0-9]+)\" -> \"(node[0-9]+)\"")
    set(from "${library_of_${CMAKE_MATCH_1}}")
    set(to "${library_of_${CMAKE_MATCH_2}}")
    if("${from}" IN_LIST libraries AND "${to}" IN_LIST libraries)
      check_edge(${from} ${to} "CMake graph")
    endif()
  endif()
endforeach()
if(edges_seen EQUAL 0)
  message(FATAL_ERROR "no edge between libraries was found in ${graph}: has its format changed?")
endif()

# The #includes; tests and fuzzers of a library are held to its arrows too.
foreach(library IN LISTS libraries)
  file(GLOB_RECURSE sources "${SOURCE}/twinlight/${library}/*.h" "${SOURCE}/twinlight/${library}/*.cpp")
  foreach(source IN LISTS sources)
    file(STRINGS "${source}" includes REGEX "^#include \"twinlight/")
    foreach(include IN LISTS includes)
      string(REGEX REPLACE "^#include \"twinlight/([a-z]+)/.*" "\\1" to "${include}")
      cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${SOURCE}" OUTPUT_VARIABLE where)
      check_edge(${library} ${to} "${where}")
    endforeach()
  endforeach()
endforeach()

if(faults)
  list(REMOVE_DUPLICATES faults)
  list(JOIN faults "\n  " report)
  message(FATAL_ERROR "arrows that docs/architecture.md does not have:\n  ${report}")
endif()
message(STATUS "${edges_seen} dependencies, all along the arrows")
