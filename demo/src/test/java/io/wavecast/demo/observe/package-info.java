/** Tests of the measurements, without a broker. */
package io.wavecast.demo.observe;
