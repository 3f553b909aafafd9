/** The Spring Boot application. Each sub-package is a module with its API at its root. */
@NullMarked
package ca.passerelle.gateway;

import org.jspecify.annotations.NullMarked;
