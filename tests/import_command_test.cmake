# `twinlight import products` and a match on the file it makes, as their users meet them. Run with -D PROGRAM=… -D WORK=….

cmake_minimum_required(VERSION 3.25)

include("${CMAKE_CURRENT_LIST_DIR}/small_office.cmake")

file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}/products" "${WORK}/empty")
file(WRITE "${WORK}/need.toml" "${need_text}")
foreach(kilolumens 2.5 3.5 5.0)
  file(WRITE "${WORK}/products/panel${kilolumens}.ies" "IESNA:LM-63-2002
[TEST] none
[TESTLAB] none
[ISSUEDATE] 2026
[MANUFAC] Test
[LUMINAIRE] Panel ${kilolumens}
TILT=NONE
1 -1 ${kilolumens} 7 1 1 2 0.6 0.6 0
1 1 28
0 15 30 45 60 75 90
0
318 307 276 225 159 82 0
")
endforeach()

function(run expected_status)
  execute_process(COMMAND "${PROGRAM}" ${ARGN} WORKING_DIRECTORY "${WORK}"
                  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE errors)
  if(NOT status EQUAL expected_status)
    message(FATAL_ERROR "${ARGN}: status ${status}, expected ${expected_status}\n${errors}")
  endif()
  set(output "${output}" PARENT_SCOPE)
  set(errors "${errors}" PARENT_SCOPE)
endfunction()
function(expect_complaint complaint)
  string(FIND "${errors}" "${complaint}" place)
  if(place EQUAL -1)
    message(FATAL_ERROR "'${complaint}' is not in:\n${errors}")
  endif()
endfunction()
function(expect_count key value)
  string(JSON found GET "${output}" ${key})
  if(NOT found EQUAL value)
    message(FATAL_ERROR "${key} is ${found}, expected ${value}:\n${output}")
  endif()
endfunction()

run(2 import)
run(2 import products products)
run(1 import products empty --catalogue products.twl)
expect_complaint("empty: holds no *.ldt or *.ies file")
run(1 match need.toml --catalogue need.toml)
expect_complaint("need.toml: is not a catalogue of Twinlight")

run(0 import products products --catalogue products.twl --json)
expect_count(products 3)
expect_count(added 3)
run(0 import products products --catalogue products.twl --json)
expect_count(unchanged 3)
expect_count(added 0)

# The file and the folder give the same shortlist.
run(0 match need.toml --catalogue products --json)
set(of_folder "${output}")
run(0 match need.toml --catalogue products.twl --json)
foreach(place RANGE 2)
  foreach(key file verdict luminaires energy_kWh_per_m2_year)
    string(JSON by_file GET "${output}" shortlist ${place} ${key})
    string(JSON by_folder GET "${of_folder}" shortlist ${place} ${key})
    if(NOT by_file STREQUAL by_folder)
      message(FATAL_ERROR "${key} at ${place}: ${by_file} by file, ${by_folder} by folder")
    endif()
  endforeach()
endforeach()
string(JSON same GET "${output}" shortlist 0 rank_stage same_layout)
string(JSON bound GET "${output}" shortlist 0 rank_stage values 0 bound)


# Who is on the Pareto front says so in its line too; what-if questions are answered beside the shortlist.
run(0 match need.toml --catalogue products.twl --json --what-if maintenance_factor=0.79 --what-if reflectance.walls=0.3)
string(JSON first GET "${output}" pareto 0 rank)
math(EXPR place "${first} - 1")
string(JSON on_front GET "${output}" shortlist ${place} pareto)
string(JSON question GET "${output}" what_if 1 question)
string(JSON answers LENGTH "${output}" what_if 0 answers)
if(NOT on_front STREQUAL "ON" OR NOT question STREQUAL "reflectance.walls=0.3" OR NOT answers EQUAL 3)
  message(FATAL_ERROR "rank ${first} on the front: ${on_front}; ${question}; ${answers} answers")
endif()
run(1 match need.toml --catalogue products.twl --what-if lux=300)
expect_complaint("--what-if: 'lux=300': expected KEY=NUMBER")

# Fewer exact evaluations than products: the rest is counted, not shown.
run(0 match need.toml --catalogue products.twl --exact 1 --top 1 --json)
string(JSON shown LENGTH "${output}" shortlist)
string(JSON beyond GET "${output}" not_evaluated_exactly products)
if(NOT shown EQUAL 1 OR NOT beyond EQUAL 2)
  message(FATAL_ERROR "${shown} shown, ${beyond} beyond")
endif()

# Spectra beside the files, and needs that matrices can not rank: the same from file and folder.
file(WRITE "${WORK}/products/white.csv" "nm,value\n400,1\n500,2\n600,3\n700,1\n")
file(WRITE "${WORK}/products/catalogue.csv" "file,price,currency,life_h,spectrum\npanel2.5.ies,80,EUR,,white.csv\n")
string(REPLACE "length_m = 4.0\nwidth_m = 3.0\n" "outline_m = [[0, 0], [4, 0], [4, 1.6], [2, 1.6], [2, 3], [0, 3]]\n"
       outlined "${need_text}")
file(WRITE "${WORK}/outlined.toml" "${outlined}")
run(0 import products products --catalogue spectra.twl)
run(0 match outlined.toml --catalogue products --json)
string(JSON of_folder GET "${output}" shortlist)
run(0 match outlined.toml --catalogue spectra.twl --json)
string(JSON of_file GET "${output}" shortlist)
if(NOT of_file STREQUAL of_folder)
  message(FATAL_ERROR "by file:\n${of_file}\nby folder:\n${of_folder}")
endif()

# A product that changed behind the catalogue's back.
file(APPEND "${WORK}/products/panel3.5.ies" "\n")
run(1 match need.toml --catalogue products.twl)
expect_complaint("panel3.5.ies: is not the file that was imported: import the products again")
