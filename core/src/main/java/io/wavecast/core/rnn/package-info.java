/** The arithmetic of recurrent networks; depends on the JDK alone. */
package io.wavecast.core.rnn;
