/** Measures a run from its topics alone: delivery and accuracy of the forecasts for each series. */
package io.wavecast.demo.observe;
