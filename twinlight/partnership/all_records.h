#pragma once

#include "twinlight/partnership/audit_entry.h"
#include "twinlight/partnership/interest.h"
#include "twinlight/partnership/need.h"
#include "twinlight/partnership/organisation.h"
#include "twinlight/partnership/partnership.h"
#include "twinlight/partnership/person.h"
#include "twinlight/partnership/product.h"
#include "twinlight/partnership/profile.h"
#include "twinlight/partnership/site.h"
#include "twinlight/partnership/stored_file.h"
