/** Tests of the command {@code watch} with a broker. */
package io.wavecast.demo.watch;
