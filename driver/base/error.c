// SPDX-License-Identifier: GPL-2.0
#include "error.h"

G_DEFINE_QUARK(treewide - error - quark, treewide_error)
