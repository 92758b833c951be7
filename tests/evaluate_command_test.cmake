# `twinlight evaluate` as its users meet it: the keys of the contract, exit statuses, complaints with their place, and
# nothing on standard output that could be taken for a result. Run with -D PROGRAM=… -D WORK=….

cmake_minimum_required(VERSION 3.25)

include("${CMAKE_CURRENT_LIST_DIR}/small_office.cmake")

set(scene_text [[
[room]
length_m = 4.0
width_m = 3.0
height_m = 2.8
reflectance = { ceiling = 0.7, walls = 0.5, floor = 0.2 }
[luminaire]
file = "panel.ies"
[layout]
columns = 2
rows = 1
mounting_height_m = 2.799
[task]
height_m = 0.75
border_m = 0.5
points = [3, 2]
maintenance_factor = 0.8
]])

file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")
file(WRITE "${WORK}/scene.toml" "${scene_text}")
file(WRITE "${WORK}/panel.ies" "${luminaire_text}")

# Runs the program in WORK and sets output, errors and status.
macro(evaluate)
  execute_process(COMMAND "${PROGRAM}" evaluate ${ARGV} WORKING_DIRECTORY "${WORK}"
                  OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE status)
endmacro()

function(expect_equal found expected what)
  if(NOT "${found}" STREQUAL "${expected}")
    message(FATAL_ERROR "${what}: '${found}' instead of '${expected}'")
  endif()
endfunction()

evaluate(scene.toml --json)
expect_equal("${status}" 0 "status of a good scene")
expect_equal("${errors}" "" "standard error of a good scene")
foreach(key walls_mean_lx ceiling_mean_lx floor_mean_lx ugr_max power_W power_density_W_per_m2 utilance seconds)
  string(JSON type ERROR_VARIABLE fault TYPE "${output}" ${key})
  expect_equal("${type}" NUMBER "type of ${key} (${fault})")
endforeach()
foreach(field task direct_only)
  string(JSON points LENGTH "${output}" ${field} illuminance_lx)
  expect_equal("${points}" 6 "points of ${field}")
endforeach()
string(JSON cylindrical TYPE "${output}" cylindrical_mean_lx)
expect_equal("${cylindrical}" NULL "type of a quantity that was not asked for")
string(JSON note TYPE "${output}" cylindrical_mean_lx_note)
expect_equal("${note}" STRING "type of its note")
string(JSON power GET "${output}" power_W)
expect_equal("${power}" 56.0 "power of two luminaires")

# The hash is that of the two files, one after the other.
file(READ "${WORK}/scene.toml" bytes)
file(READ "${WORK}/panel.ies" more_bytes)
string(SHA256 expected_hash "${bytes}${more_bytes}")
string(JSON hash GET "${output}" input_sha256)
expect_equal("${hash}" "${expected_hash}" "input_sha256")

evaluate(scene.toml)
expect_equal("${status}" 0 "status of a good scene, for people")
if(NOT output MATCHES "task +[0-9.]+ lx")
  message(FATAL_ERROR "no task illuminance in:\n${output}")
endif()

function(expect_refusal scene pattern)
  evaluate(${scene})
  expect_equal("${status}" 1 "status of ${scene}")
  expect_equal("${output}" "" "standard output of ${scene}")
  if(NOT errors MATCHES "^[^\n]*${pattern}[^\n]*\n$")
    message(FATAL_ERROR "${scene}: expected one line with '${pattern}', found:\n${errors}")
  endif()
  evaluate(${scene} --json)
  string(JSON members LENGTH "${output}")
  expect_equal("${members}" 1 "members of the JSON of ${scene}")
  string(JSON message GET "${output}" error message)
endfunction()

function(expect_refusal_of_change from to pattern)
  string(REPLACE "${from}" "${to}" changed "${scene_text}")
  if(changed STREQUAL scene_text)
    message(FATAL_ERROR "'${from}' is not in the scene")
  endif()
  file(WRITE "${WORK}/changed.toml" "${changed}")
  expect_refusal(changed.toml "${pattern}")
endfunction()

expect_refusal(absent.toml "absent.toml: no such file")
expect_refusal_of_change("height_m = 2.8" "height_m = -2.8" "changed.toml:4: room.height_m: -2.8 is not greater than 0")
expect_refusal_of_change("ceiling = 0.7" "ceiling = 1.2" "changed.toml:5: room.reflectance.ceiling: 1.2")
expect_refusal_of_change("panel.ies" "absent.ies" "changed.toml:7: luminaire.file: [^\n]*absent.ies: no such file")
expect_refusal_of_change("columns" "colums" "changed.toml:9: layout.colums: unknown key")
expect_refusal_of_change("mounting_height_m = 2.799" "mounting_height_m = 3" "changed.toml:11: layout.mounting_height_m")

# A room of another shape, with a window and an obstacle.
string(REPLACE "length_m = 4.0\nwidth_m = 3.0\n" "outline_m = [[0, 0], [4, 0], [4, 2], [2, 2], [2, 3], [0, 3]]\n"
       ell_text "${scene_text}")
string(REPLACE "points = [3, 2]\nmaintenance_factor = 0.8\n" "points = [5, 4]\nmaintenance_factor = 0.8
[[window]]\nwall = 1\nfrom_m = 1\nwidth_m = 2\nlower_edge_m = 1\nupper_edge_m = 2\nreflectance = 0.1
[[obstacle]]\nname = \"cupboard\"\nbox_m = [[0, 2, 0], [0.5, 3, 1.8]]\nreflectance = 0.4\n" ell_text "${ell_text}")
file(WRITE "${WORK}/ell.toml" "${ell_text}")
evaluate(ell.toml --json --svg plan.svg)
expect_equal("${status}" 0 "status of a room of another shape")
string(JSON type ERROR_VARIABLE fault TYPE "${output}" surfaces windows mean_lx)
expect_equal("${type}" NUMBER "type of the windows' mean (${fault})")
string(JSON type ERROR_VARIABLE fault TYPE "${output}" convergence sampling_error_of_means)
expect_equal("${type}" NUMBER "type of the sampling error (${fault})")
string(JSON power GET "${output}" power_W)
expect_equal("${power}" 56.0 "power of two luminaires over the floor of an L")
file(READ "${WORK}/plan.svg" plan)
if(NOT plan MATCHES "<clipPath id=\"bands\">" OR NOT plan MATCHES "#8a7f70")
  message(FATAL_ERROR "no floor or no cupboard in the plan of an L")
endif()

# Its faults, each with its place.
set(scene_text "${ell_text}")
expect_refusal_of_change("[4, 0], [4, 2]" "[4, 2], [4, 0]" "changed.toml:2: room.outline_m: crosses itself")
expect_refusal_of_change("wall = 1" "wall = 7" "changed.toml:17: window.[0-9]+..wall: 7 is no wall")
expect_refusal_of_change("width_m = 2\n" "width_m = 4\n" "changed.toml:19: window[^\n]*width_m: reaches beyond wall 1")
expect_refusal_of_change("[0.5, 3, 1.8]" "[0.5, 3.5, 1.8]" "changed.toml:25: obstacle[^\n]*box_m: reaches out of the room")
expect_refusal_of_change("3]]\nheight_m = 2.8" "3]]\nheights_m = [2.8, 2.8, 2.8, 2.8, 2.8, 3.2]"
                         "changed.toml:3: room.heights_m: the ceiling is not flat: corner")
expect_refusal_of_change("columns = 2\nrows = 1\nmounting_height_m = 2.799" "positions = [[0.2, 2.5, 1.0, 0]]"
                         "changed.toml:8: layout.positions: [^\n]*inside obstacle 1 .cupboard.")
expect_refusal_of_change("columns = 2\nrows = 1\nmounting_height_m = 2.799" "positions = [[3, 2.5, 2.7, 0]]"
                         "changed.toml:8: layout.positions: [^\n]*outside the room")
expect_refusal_of_change("mounting_height_m = 2.799" "mounting_height_m = 0.5"
                         "changed.toml:12: task.height_m: the whole task[^\n]*above the luminaires")

evaluate()
expect_equal("${status}" 2 "status without a scene")
evaluate(scene.toml --jsn)
expect_equal("${status}" 2 "status of an unknown option")
