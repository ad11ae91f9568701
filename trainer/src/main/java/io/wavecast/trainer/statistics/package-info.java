/** Tests of significance and stationarity. */
package io.wavecast.trainer.statistics;
