/** Compares networks and classical forecasters on held-out data of a recording. */
package io.wavecast.trainer.backtest;
