# Writes one C++ source with every table of data/spectra as constants, so that the library needs no data folder:
#   cmake -D TABLES=a.csv;b.csv -D OUTPUT=spectral_tables.cpp -P EmbedSpectralTables.cmake
# A table is lines of comment (#), one line of column names, then rows of numbers.
set(source "#include \"twinlight/spectrum/spectral_tables.h\"\n\nnamespace twinlight::spectrum::tables {\n")
foreach(table IN LISTS TABLES)
  get_filename_component(name "${table}" NAME_WE)
  file(STRINGS "${table}" header REGEX "^wavelength_nm,")
  string(REPLACE "," ";" columns "${header}")
  list(LENGTH columns column_count)
  file(STRINGS "${table}" rows REGEX "^[0-9]")
  list(JOIN rows ",\n" numbers)
  string(APPEND source "\nstatic constexpr double ${name}_rows[] = {\n${numbers}};\n"
                       "constinit const SpectralTable ${name}{${name}_rows, ${column_count}};\n")
endforeach()
string(APPEND source "\n}  // namespace twinlight::spectrum::tables\n")
file(WRITE "${OUTPUT}" "${source}")
