@echo off
rem Starts Axia on this computer. Needs Node (https://nodejs.org).
rem pushd also takes a folder in the network, which cd does not.
pushd "%~dp0"
where node >nul 2>nul
if errorlevel 1 (
  echo Axia needs Node 20.19 or newer: https://nodejs.org
  echo Nothing was started. Install Node, or ask somebody who may, and start this file again.
  pause
  exit /b 1
)
node server\check-node.cjs && node server\serve.mjs --open %*
pause
