/** A sine, learned from windows: how training goes, and how long a forecast holds that feeds on itself. */
package io.wavecast.experiments.sine;
