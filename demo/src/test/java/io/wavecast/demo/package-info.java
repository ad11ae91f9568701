/** The command line, and the whole demonstration. */
package io.wavecast.demo;
