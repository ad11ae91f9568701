/** The arithmetic of recurrent networks; knows nothing but the JDK. */
package io.wavecast.core.rnn;
