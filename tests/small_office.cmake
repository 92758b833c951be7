# What tests of the program ask for: a need, and a luminaire that meets it.

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
