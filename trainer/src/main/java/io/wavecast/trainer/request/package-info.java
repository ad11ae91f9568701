/** Retrain requests: their content, their JSON, and how one is sent. */
package io.wavecast.trainer.request;
