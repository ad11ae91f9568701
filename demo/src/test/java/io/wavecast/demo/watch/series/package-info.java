/** Tests of the rows that are kept of each series. */
package io.wavecast.demo.watch.series;
