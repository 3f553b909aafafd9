/** The rules of the house, each with a planted violation that it must catch. */
@org.jspecify.annotations.NullMarked
package ca.passerelle.gateway.architecture;
