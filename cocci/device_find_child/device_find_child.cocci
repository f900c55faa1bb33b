// SPDX-License-Identifier: GPL-2.0-only
/// let the matches of device_find_child() not change what they look for
///
/// What a caller looks for is handed through device_find_child() to its match
/// function, which compares devices with it and has no business to change it.
/// Other searches of the driver core take a pointer to const for that.
//# treewide: proof=builds
// Confidence: High
// Options: --no-includes --include-headers

// The functions that are handed to it.
@passed@
identifier match;
expression parent, data;
@@
 device_find_child(parent, data, match)

@@
identifier passed.match, dev, data;
@@
 int match(struct device *dev,
-	   void *data
+	   const void *data
	  )
 { ... }

// Their declarations.
@@
identifier passed.match, dev, data;
@@
 int match(struct device *dev,
-	   void *data
+	   const void *data
	  );

// The search itself: definition and prototype.
@@
identifier parent, data, match, dev, what;
@@
 struct device *device_find_child(struct device *parent,
-	   void *data, int (*match)(struct device *dev, void *what)
+	   const void *data, int (*match)(struct device *dev, const void *what)
	  )
 { ... }

@@
identifier parent, data, match, dev, what;
@@
 struct device *device_find_child(struct device *parent,
-	   void *data, int (*match)(struct device *dev, void *what)
+	   const void *data, int (*match)(struct device *dev, const void *what)
	  );
