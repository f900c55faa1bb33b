// SPDX-License-Identifier: GPL-2.0
#include "base/error.h"

G_DEFINE_QUARK(treewide - error - quark, treewide_error)
