# A verdict that rests on uncertain limits says so wherever it is shown: table, what-if and JSON of `match`, reports and
# comparison as PDF and JSON in every language. Run with -D PROGRAM=… -D WORK=….

cmake_minimum_required(VERSION 3.25)

include("${CMAKE_CURRENT_LIST_DIR}/small_office.cmake")

find_program(PDFTOTEXT pdftotext)
if(NOT PDFTOTEXT)
  message(FATAL_ERROR "pdftotext is missing (Debian package poppler-utils)")
endif()

file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}/catalogue")
# Every figure of row 44.7, display board, is uncertain.
string(REPLACE "Small office" "Display board" need_text "${need_text}")
string(REPLACE "/44.22" "/44.7" need_text "${need_text}")
string(REPLACE "[layout]\nmax_luminaires = 4" [[
[task.wall_area]
wall = "west"
along_m = [1.0, 2.0]
height_m = [1.0, 1.6]
[layout]
max_luminaires = 6]] need_text "${need_text}")
file(WRITE "${WORK}/need.toml" "${need_text}")
# Lambertian panels, 0.6 m × 0.6 m, 28 W; one meets the row, one is too weak for it.
string(REPLACE "1 3500 1 7" "1 @FLUX@ @MULTIPLIER@ 7" panel "${luminaire_text}")
foreach(product "meets;3500;1" "misses;175;0.05")
  list(GET product 0 name)
  list(GET product 1 FLUX)
  list(GET product 2 MULTIPLIER)
  string(CONFIGURE "${panel}" text @ONLY)
  file(WRITE "${WORK}/catalogue/${name}.ies" "${text}")
endforeach()

function(run)
  execute_process(COMMAND "${CMAKE_COMMAND}" -E env --unset=TWINLIGHT_KEY "HOME=${WORK}/home" --unset=XDG_DATA_HOME
                          ${ARGN}
                  WORKING_DIRECTORY "${WORK}" RESULT_VARIABLE found OUTPUT_VARIABLE output ERROR_VARIABLE errors)
  if(NOT found EQUAL 0)
    message(FATAL_ERROR "${ARGN}: status ${found}\n${output}\n${errors}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

# A line break may stand where the text had a space.
function(expect_says where text)
  string(REGEX REPLACE "[ \n]+" "" said "${output}")
  string(REGEX REPLACE "[ \n]+" "" expected "${text}")
  string(FIND "${said}" "${expected}" place)
  if(place EQUAL -1)
    message(FATAL_ERROR "${where} does not say '${text}':\n${output}")
  endif()
endfunction()

function(expect_json value)
  string(JSON found GET "${output}" ${ARGN})
  if(NOT found STREQUAL value)
    message(FATAL_ERROR "${ARGN} is '${found}', expected '${value}'")
  endif()
endfunction()

set(rests "the verdict rests on uncertain limits; check them against the standard before relying on it")
set(match "${PROGRAM}" match need.toml --catalogue catalogue)

run(${match} --what-if maintenance_factor=0.79)
expect_says("the table" "1  pass?")
expect_says("the table" "2  FAIL?")
expect_says("the table" "verdicts marked ? rest on uncertain limits")
expect_says("the answer to what-if" "pass in the layouts above: 1?")

run(${match} --what-if maintenance_factor=0.79 --json)
foreach(entry 0 1)
  expect_json("uncertain" shortlist ${entry} verdict_confidence)
  expect_json("${rests}" shortlist ${entry} verdict_note)
  expect_json("uncertain" what_if 0 answers ${entry} verdict_confidence)
endforeach()

set(pass_nl "Voldaan, maar de grenswaarden zelf zijn onzeker")
set(pass_en "Met, but the limits themselves are uncertain")
set(pass_zh "满足要求，但限值本身尚不确定")
set(fail_nl "Niet voldaan, maar de grenswaarden zelf zijn onzeker")
set(fail_en "Not met, but the limits themselves are uncertain")
set(fail_zh "不满足要求，但限值本身尚不确定")
set(note_nl "Het oordeel steunt op grenswaarden die onzeker zijn.")
set(note_en "The verdict rests on limits that are uncertain.")
set(note_zh "结论依据的限值尚不确定")
foreach(language nl en zh)
  run(${match} --report ${language} --report-top 2 --report-compare 2 --language ${language})
  foreach(report "01-meets;pass" "02-misses;fail" "comparison;pass" "comparison;fail")
    list(GET report 0 name)
    list(GET report 1 verdict)
    run("${PDFTOTEXT}" -layout -enc UTF-8 ${language}/${name}.pdf -)
    if(name STREQUAL "comparison")
      run("${PDFTOTEXT}" -raw -enc UTF-8 ${language}/${name}.pdf -)
    endif()
    expect_says("${language}/${name}.pdf" "${${verdict}_${language}}")
    expect_says("${language}/${name}.pdf" "${note_${language}}")
  endforeach()
endforeach()
foreach(report "01-meets;evidence" "02-misses;evidence" "comparison;products;0;evidence" "comparison;products;1;evidence")
  list(POP_FRONT report name)
  file(READ "${WORK}/en/${name}.json" output)
  expect_json("uncertain" ${report} verdict_confidence)
  expect_json("${rests}" ${report} verdict_note)
endforeach()
