# `twinlight inspect --svg`: four drawings of a luminaire, named after its file. Run with -D PROGRAM=… -D WORK=….

cmake_minimum_required(VERSION 3.25)

set(luminaire_text [[IESNA:LM-63-2002
[MANUFAC] <Test> & 灯具
[LUMINAIRE] Panel
TILT=NONE
1 3500 1 7 1 1 2 0.6 0.6 0
1 1 28
0 15 30 45 60 75 90
0
1114 1076 965 788 557 288 0
]])
file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")
file(WRITE "${WORK}/panel.ies" "${luminaire_text}")

execute_process(COMMAND "${PROGRAM}" inspect panel.ies --svg drawings/new WORKING_DIRECTORY "${WORK}"
                OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "status ${status}:\n${errors}")
endif()
foreach(kind polar linear isocandela sketch)
  file(READ "${WORK}/drawings/new/panel-${kind}.svg" svg)
  if(NOT svg MATCHES "^<svg .*Panel.*&lt;Test&gt; &amp; 灯具.*</svg>\n$")
    message(FATAL_ERROR "panel-${kind}.svg is no drawing of the luminaire:\n${svg}")
  endif()
endforeach()

# A folder that can not be made is refused with its name.
execute_process(COMMAND "${PROGRAM}" inspect panel.ies --svg panel.ies/drawings WORKING_DIRECTORY "${WORK}"
                OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE status)
if(NOT status EQUAL 1 OR NOT errors MATCHES "panel.ies/drawings")
  message(FATAL_ERROR "status ${status} for a folder that can not be made:\n${errors}")
endif()
