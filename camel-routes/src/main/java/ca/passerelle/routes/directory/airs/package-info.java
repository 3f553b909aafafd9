/** AIRS XML 3.0 and 3.1, with what iCarol makes of it: from agencies, sites and site services to tables. */
@NullMarked
package ca.passerelle.routes.directory.airs;

import org.jspecify.annotations.NullMarked;
