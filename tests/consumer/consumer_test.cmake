# Installs Twinlight into a folder of its own and builds and runs a program against it.
# Usage: cmake -D BUILD=... -D COMPILER=... -D FLAGS=... -P consumer_test.cmake
cmake_minimum_required(VERSION 3.25)

set(folder "${BUILD}/consumer")
file(REMOVE_RECURSE "${folder}")

function(run)
  execute_process(COMMAND ${ARGV} OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    list(JOIN ARGV " " command)
    message(FATAL_ERROR "${command}\n${output}")
  endif()
endfunction()

run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${folder}/prefix")
run("${CMAKE_COMMAND}" -G Ninja -S "${CMAKE_CURRENT_LIST_DIR}" -B "${folder}/build"
    "-DCMAKE_PREFIX_PATH=${folder}/prefix" "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${FLAGS}")
run("${CMAKE_COMMAND}" --build "${folder}/build")
run("${folder}/build/consumer")
run("${folder}/prefix/bin/twinlight" --version)

foreach(file share/twinlight/examples/partnership share/doc/twinlight/operations.md lib/systemd/system/twinlight.service)
  if(NOT EXISTS "${folder}/prefix/${file}")
    message(FATAL_ERROR "an installation has no ${file}")
  endif()
endforeach()
