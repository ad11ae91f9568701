/** Tests of the demonstration. */
package io.wavecast.demo;
