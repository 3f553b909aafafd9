/** Mail about referrals of invented people. */
@NullMarked
package ca.passerelle.routes.community.email;

import org.jspecify.annotations.NullMarked;
