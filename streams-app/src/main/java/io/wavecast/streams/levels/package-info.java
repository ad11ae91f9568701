/** Intervals of several levels around the forecasts of a series: completes forecasts by them, learns them, and counts what they contain. */
package io.wavecast.streams.levels;
