/** The main class of {@code ./wavecast}: one command line for all commands. */
package io.wavecast.launcher;
