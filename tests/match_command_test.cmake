# `twinlight match` as its users meet it: exit statuses, complaints with their place, nothing on standard output that
# could be taken for a result. Run with -D PROGRAM=… -D WORK=….

cmake_minimum_required(VERSION 3.25)

set(need_text [[
name = "Small office"
domain = "education"
requirement = "en12464-1:2021/44.22"
maintenance_factor = 0.8
[room]
length_m = 4.0
width_m = 3.0
height_m = 2.8
[reflectance]
ceiling = 0.7
walls = 0.5
floor = 0.2
[operation]
hours_per_year = 1000
electricity_price_per_kWh = 0.25
[task]
height_m = 0.75
[layout]
max_luminaires = 4
]])
# A Lambertian panel, 0.6 m × 0.6 m, 3500 lm, 28 W.
set(luminaire_text [[IESNA:LM-63-2002
[TEST] none
[TESTLAB] none
[ISSUEDATE] 2026
[MANUFAC] 广东 Test
[LUMINAIRE] Panel
TILT=NONE
1 3500 1 7 1 1 2 0.6 0.6 0
1 1 28
0 15 30 45 60 75 90
0
1114 1076 965 788 557 288 0
]])

file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}/catalogue" "${WORK}/unreadable" "${WORK}/mixed" "${WORK}/empty")
file(WRITE "${WORK}/need.toml" "${need_text}")
file(WRITE "${WORK}/catalogue/panel.ies" "${luminaire_text}")
file(WRITE "${WORK}/mixed/panel.ies" "${luminaire_text}")
file(WRITE "${WORK}/mixed/broken.ldt" "this is no EULUMDAT")
file(WRITE "${WORK}/unreadable/broken.ldt" "this is no EULUMDAT")

function(write_changed_need name from to)
  string(REPLACE "${from}" "${to}" changed "${need_text}")
  if(changed STREQUAL need_text)
    message(FATAL_ERROR "'${from}' is not in the need")
  endif()
  file(WRITE "${WORK}/${name}.toml" "${changed}")
endfunction()
write_changed_need(negative "height_m = 2.8" "height_m = -2.8")
write_changed_need(bright "ceiling = 0.7" "ceiling = 1.2")
write_changed_need(unknown "44.22" "44.222")

# expect(STATUS "arguments" "what standard error must contain" [JSON]): standard output must be empty, or a JSON
# object with nothing but `error`.
function(expect status arguments complaint)
  separate_arguments(arguments)
  execute_process(COMMAND "${PROGRAM}" match ${arguments} WORKING_DIRECTORY "${WORK}"
                  RESULT_VARIABLE found OUTPUT_VARIABLE output ERROR_VARIABLE errors)
  if(NOT found EQUAL ${status})
    message(FATAL_ERROR "match ${arguments}: status ${found}, expected ${status}\n${errors}")
  endif()
  string(FIND "${errors}" "${complaint}" place)
  if(place EQUAL -1)
    message(FATAL_ERROR "match ${arguments}: '${complaint}' is not in:\n${errors}")
  endif()
  if("--json" IN_LIST arguments)
    string(JSON keys LENGTH "${output}")
    string(JSON message GET "${output}" error message)
    if(NOT keys EQUAL 1 OR message STREQUAL "")
      message(FATAL_ERROR "match ${arguments}: expected { error } alone, found ${output}")
    endif()
  elseif(NOT output STREQUAL "" AND status EQUAL 1)
    message(FATAL_ERROR "match ${arguments}: wrote on standard output: ${output}")
  endif()
endfunction()

expect(1 "absent.toml --catalogue catalogue" "absent.toml: no such file")
expect(1 "unknown.toml --catalogue catalogue" "unknown.toml:3: requirement: the requirement 'en12464-1:2021/44.222' is")
expect(1 "negative.toml --catalogue catalogue" "negative.toml:8: room.height_m: -2.8 is not greater than 0")
expect(1 "bright.toml --catalogue catalogue" "bright.toml:10: reflectance.ceiling: 1.2 is not between")
expect(1 "bright.toml --catalogue catalogue --json" "bright.toml:10: reflectance.ceiling: 1.2 is not between")
expect(1 "need.toml --catalogue absent" "absent: can not be read as a folder")
expect(1 "need.toml --catalogue empty" "empty: holds no *.ldt or *.ies file")
expect(1 "need.toml --catalogue unreadable --json" "none of its photometric files can be read")
expect(1 "need.toml --catalogue catalogue --what-if cost.years=12" "--what-if: cost over life can not be asked of a need without [cost]")
expect(2 "need.toml" "--catalogue is required")
expect(2 "need.toml --catalogue catalogue --top 0" "--top")

function(run_match catalogue expected_status)
  execute_process(COMMAND "${PROGRAM}" match need.toml --catalogue ${catalogue} --json WORKING_DIRECTORY "${WORK}"
                  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE errors)
  if(NOT status EQUAL expected_status)
    message(FATAL_ERROR "match on ${catalogue}: status ${status}\n${errors}")
  endif()
  set(output "${output}" PARENT_SCOPE)
  set(errors "${errors}" PARENT_SCOPE)
endfunction()

# The keys of the contract.
run_match(catalogue 0)
foreach(key need catalogue seconds shortlist excluded)
  string(JSON value GET "${output}" ${key})
endforeach()
foreach(key rank file manufacturer model luminaires layout verdict checks energy_kWh_per_m2_year cost_per_year
            cost_currency evaluation)
  string(JSON value GET "${output}" shortlist 0 ${key})
endforeach()
foreach(key requirement clause quantity limit value margin pass)
  string(JSON value GET "${output}" shortlist 0 checks 0 ${key})
endforeach()
foreach(key import rank exact)
  string(JSON value GET "${output}" seconds ${key})
endforeach()
string(JSON maker GET "${output}" shortlist 0 manufacturer)
string(JSON mean GET "${output}" shortlist 0 evaluation task mean_lx)
string(JSON checked GET "${output}" shortlist 0 checks 0 value)
if(NOT maker STREQUAL "广东 Test" OR NOT mean EQUAL checked)
  message(FATAL_ERROR "maker ${maker}, mean ${mean}, checked ${checked}")
endif()

# A refused file: named on standard error and in the JSON, the rest is still matched.
run_match(mixed 1)
string(JSON refused GET "${output}" catalogue refused 0 file)
string(JSON products LENGTH "${output}" shortlist)
if(NOT refused MATCHES "broken.ldt" OR NOT errors MATCHES "broken.ldt" OR NOT products EQUAL 1)
  message(FATAL_ERROR "refused ${refused}, ${products} products, ${errors}")
endif()

# A room on an outline: its plan in the JSON, luminaires inside it alone, what surrounds a desk by its name.
string(REPLACE "length_m = 4.0\nwidth_m = 3.0\n" "outline_m = [[0, 0], [4, 0], [4, 1.6], [2, 1.6], [2, 3], [0, 3]]\n"
       outlined "${need_text}")
string(REPLACE "height_m = 0.75\n" "height_m = 0.75\npoints = [5, 5]\n[task.surroundings]\n[[area]]\nname = \"desk\"\n\
x_m = [0.6, 1.4]\ny_m = [1.0, 1.6]\n" outlined "${outlined}")
file(WRITE "${WORK}/outlined.toml" "${outlined}")
execute_process(COMMAND "${PROGRAM}" match outlined.toml --catalogue catalogue --json WORKING_DIRECTORY "${WORK}"
                RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE errors)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "match outlined.toml: status ${status}\n${errors}")
endif()
string(JSON area GET "${output}" need floor_area_m2)
string(JSON corners LENGTH "${output}" need shape floor_m)
string(JSON places LENGTH "${output}" shortlist 0 layout positions)
string(JSON luminaires GET "${output}" shortlist 0 luminaires)
string(JSON name GET "${output}" shortlist 0 areas 1 name)
string(JSON kind GET "${output}" shortlist 0 areas 1 kind)
if(NOT area MATCHES "^9\\.2" OR NOT places EQUAL luminaires OR NOT name STREQUAL "desk" OR
   NOT kind STREQUAL "surrounding")
  message(FATAL_ERROR "floor ${area} m², ${places} places of ${luminaires}, ${kind} of ${name}")
endif()
string(REPLACE "[4, 1.6], [2, 1.6]" "[4, 1.6], [2, -1]" crossing "${outlined}")
file(WRITE "${WORK}/crossing.toml" "${crossing}")
expect(1 "crossing.toml --catalogue catalogue" "crossing.toml:6: room.outline_m: crosses itself")
