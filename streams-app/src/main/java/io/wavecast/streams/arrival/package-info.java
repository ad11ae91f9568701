/** The samples of a task's series on their way to the forecaster: those that wait, and the clock that ends their waiting. */
package io.wavecast.streams.arrival;
