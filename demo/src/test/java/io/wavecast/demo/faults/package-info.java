/** Tests of the planted faults. */
package io.wavecast.demo.faults;
