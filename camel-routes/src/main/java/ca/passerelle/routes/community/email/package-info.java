/** Referrals to organisations that read mail and nothing else: a message without personal data, with a link to answer by. */
@NullMarked
package ca.passerelle.routes.community.email;

import org.jspecify.annotations.NullMarked;
