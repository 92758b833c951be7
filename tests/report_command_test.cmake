# Evidence reports as their users meet them: `twinlight key`, `match --report`, `verify`. Run with -D PROGRAM=…
# -D CHANGE=changed_reports_test -D WORK=….

cmake_minimum_required(VERSION 3.25)

include("${CMAKE_CURRENT_LIST_DIR}/small_office.cmake")

file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}/catalogue")
file(WRITE "${WORK}/need.toml" "${need_text}")
file(WRITE "${WORK}/catalogue/panel.ies" "${luminaire_text}")
file(WRITE "${WORK}/catalogue/catalogue.csv" "file,price,currency,life_h\npanel.ies,80,EUR,50000\n")

# run(STATUS "what either output must contain" arguments…); leaves output and errors.
function(run status text)
  execute_process(COMMAND "${CMAKE_COMMAND}" -E env --unset=TWINLIGHT_KEY "HOME=${WORK}/home" --unset=XDG_DATA_HOME
                          "${PROGRAM}" ${ARGN}
                  WORKING_DIRECTORY "${WORK}" RESULT_VARIABLE found OUTPUT_VARIABLE output ERROR_VARIABLE errors)
  string(FIND "${output}${errors}" "${text}" place)
  if(NOT found EQUAL ${status} OR place EQUAL -1)
    message(FATAL_ERROR "${ARGN}: status ${found}, expected ${status} and '${text}' in:\n${output}\n${errors}")
  endif()
  set(output "${output}" PARENT_SCOPE)
  set(errors "${errors}" PARENT_SCOPE)
endfunction()

function(expect_same first second)
  file(SHA256 "${WORK}/${first}" first_sha256)
  file(SHA256 "${WORK}/${second}" second_sha256)
  if(NOT first_sha256 STREQUAL second_sha256)
    message(FATAL_ERROR "${first} and ${second} differ")
  endif()
endfunction()

# Keys.
run(0 "fingerprint" key create --key signing.key)
run(1 "never replaced" key create --key signing.key)
run(0 "fingerprint" key show --key signing.key --json)
string(JSON fingerprint GET "${output}" fingerprint)
run(1 "no such file" key show --key absent.key)

# Two runs write the same bytes; the name of the folder is not in them.
set(match match need.toml --catalogue catalogue --report-date 2026-11-27)
run(0 "report on 1" ${match} --report first --key signing.key)
run(0 "reports" ${match} --report second --key signing.key --json)
string(JSON report GET "${output}" reports 0 json)
expect_same(first/01-panel.json second/01-panel.json)
expect_same(first/01-panel.pdf second/01-panel.pdf)
if(NOT report STREQUAL "second/01-panel.json")
  message(FATAL_ERROR "reports 0 json is ${report}")
endif()
foreach(language nl zh)
  run(0 "report on 1" ${match} --report ${language} --key signing.key --language ${language})
  expect_same(first/01-panel.json ${language}/01-panel.json)
  run(0 "good: every byte" verify ${language}/01-panel.pdf)
endforeach()
run(2 "--language" ${match} --report first --language fr)
run(2 "is no date" match need.toml --catalogue catalogue --report first --report-date 2026-02-30)
run(2 "--report" match need.toml --catalogue catalogue --report-date 2026-02-28)
run(1 "make a key with" ${match} --report first --key absent.key)

# Without a named key the user's own is made at first use.
run(0 "made this installation's signing key" ${match} --report third)

# Verification.
run(0 "good: every byte" verify first/01-panel.json)
run(0 "0 differ" verify first/01-panel.pdf --inputs . --inputs catalogue --recompute)
run(0 "is the expected one" verify first/01-panel.json --key-fingerprint ${fingerprint})
run(1 "signed by another key" verify third/01-panel.json --key-fingerprint ${fingerprint})
run(1 "input need.toml: not found" verify first/01-panel.json --inputs catalogue)
run(1 "name their folders" verify first/01-panel.json --recompute)
run(0 "0 differ" verify first/01-panel.json --inputs . --inputs catalogue --recompute)
run(0 "good" verify first/01-panel.json --inputs . --inputs catalogue --recompute --json)
string(JSON good GET "${output}" good)
string(JSON differences LENGTH "${output}" recomputed differences)
if(NOT good OR NOT differences EQUAL 0)
  message(FATAL_ERROR "good ${good}, ${differences} differences")
endif()

# Two products side by side.
file(MAKE_DIRECTORY "${WORK}/two")
file(COPY "${WORK}/catalogue/panel.ies" DESTINATION "${WORK}/two")
file(READ "${WORK}/catalogue/panel.ies" panel)
string(REPLACE "1 1 28" "1 1 34" stronger "${panel}")
file(WRITE "${WORK}/two/stronger.ies" "${stronger}")
run(0 "comparison: both/comparison.pdf" match need.toml --catalogue two --report both --report-compare 2
    --key signing.key --report-date 2026-11-27)
run(0 "good: every byte" verify both/comparison.pdf --inputs . --inputs two)
run(1 "reports of its products" verify both/comparison.json --inputs . --inputs two --recompute)
run(2 "--report-compare" match need.toml --catalogue two --report both --report-compare 6)

# A changed report is refused, and the change named.
execute_process(COMMAND "${CHANGE}" first/01-panel.json first/01-panel.pdf zh/01-panel.pdf
                WORKING_DIRECTORY "${WORK}" RESULT_VARIABLE found OUTPUT_VARIABLE output)
if(NOT found EQUAL 0)
  message(FATAL_ERROR "a change was not found:\n${output}")
endif()
message("${output}")
file(READ "${WORK}/first/01-panel.json" report)
string(REPLACE "\"verdict\": \"" "\"verdict\": \"g" changed "${report}")
file(WRITE "${WORK}/changed.json" "${changed}")
run(1 "evidence.verdict" verify changed.json --json)
file(APPEND "${WORK}/catalogue/panel.ies" "\n")
run(1 "input panel.ies: differs" verify first/01-panel.json --inputs . --inputs catalogue)
run(1 "no signature block" verify need.toml)
run(1 "no such file" verify absent.pdf)
