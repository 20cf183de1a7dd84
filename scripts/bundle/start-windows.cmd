@echo off
rem Starts Axia on this computer. Needs Node (https://nodejs.org).
cd /d "%~dp0"
where node >nul 2>nul
if errorlevel 1 (
  echo Axia needs Node 20.19 or newer: https://nodejs.org
  echo Nothing was started. Install Node, or ask somebody who may, and start this file again.
  pause
  exit /b 1
)
node server\serve.mjs --open %*
pause
