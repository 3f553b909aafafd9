/** Vacancies as community information software of Ontario and British Columbia (OpenCIOC) keeps them. */
@NullMarked
package ca.passerelle.routes.directory.cioc;

import org.jspecify.annotations.NullMarked;
