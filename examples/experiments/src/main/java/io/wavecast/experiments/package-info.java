/** The command {@code wavecast experiment}; each experiment is a package of its own, to be read as an example. */
package io.wavecast.experiments;
