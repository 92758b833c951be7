# `twinlight partners` as its users meet it. Run with -D PROGRAM=… -D WORK=….

cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")
file(WRITE "${WORK}/profiles.json" [[{
 "organisations": [{"id": "o1", "region": "limburg", "kind": "company"}, {"id": "o2", "region": "guangdong", "kind": "company"}],
 "profiles": [
  {"id": "p1", "organisation": "o1", "type": "BR", "domain": "care", "language": "nl", "title": "Armaturen voor woonzorgcentrum",
   "text": "Wij zoeken circadiane verlichting.", "wanted_partner": {"kinds": ["company"], "regions": ["guangdong"]}},
  {"id": "p2", "organisation": "o2", "type": "BO", "domain": "care", "language": "zh", "title": "节律照明灯具",
   "text": "为养老院提供节律照明。", "wanted_partner": {"kinds": [], "regions": ["limburg"]}}]}]])

function(run status text)
  execute_process(COMMAND "${PROGRAM}" ${ARGN} WORKING_DIRECTORY "${WORK}"
                  RESULT_VARIABLE found OUTPUT_VARIABLE output ERROR_VARIABLE errors)
  string(FIND "${output}${errors}" "${text}" place)
  if(NOT found EQUAL ${status} OR place EQUAL -1)
    message(FATAL_ERROR "${ARGN}: status ${found}, expected ${status} and '${text}' in:\n${output}\n${errors}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

run(0 "circadian lighting" partners profiles.json)
run(0 "rankings" partners profiles.json --json)
string(JSON partner GET "${output}" rankings 0 partners 0 profile)
string(JSON score GET "${output}" rankings 0 partners 0 score)
string(JSON label GET "${output}" rankings 0 partners 0 reasons 0 topics 0 zh)
if(NOT partner STREQUAL "p2" OR score LESS 0.3 OR label STREQUAL "")
  message(FATAL_ERROR "partner ${partner}, score ${score}, first topic ${label}")
endif()

file(READ "${WORK}/profiles.json" text)
string(REPLACE "\"BR\"" "\"XX\"" changed "${text}")
file(WRITE "${WORK}/changed.json" "${changed}")
run(1 "profiles[0].type: 'XX' is none of" partners changed.json)
run(1 "no such file" partners absent.json --json)
run(2 "--top" partners profiles.json --top 11)
