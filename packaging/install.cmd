@echo off
chcp 65001 >nul
rem 在不连互联网的电脑上安装巾帼。只需要 Python，版本见 python-version.txt。
rem 用法：install.cmd [安装目录]，默认装在当前用户目录下的 jinguo。
setlocal
set "HERE=%~dp0"
set "TARGET=%~1"
if "%TARGET%"=="" set "TARGET=%USERPROFILE%\jinguo"
set /p WANTED=<"%HERE%python-version.txt"
set "PYTHONUTF8=1"

py -%WANTED% -c "import sys" >nul 2>&1
if errorlevel 1 (
  echo 没有找到 Python %WANTED%。请先安装 Python %WANTED%，再运行本脚本。
  exit /b 1
)

if not exist "%TARGET%" mkdir "%TARGET%"
py -%WANTED% -m venv "%TARGET%\program" || exit /b 1
"%TARGET%\program\Scripts\python.exe" -m pip install -q --no-index --find-links "%HERE%wheels" --require-hashes -r "%HERE%requirements.lock" || exit /b 1
"%TARGET%\program\Scripts\python.exe" -m pip install -q --no-index --find-links "%HERE%wheels" --no-deps --force-reinstall jinguo || exit /b 1

> "%TARGET%\jinguo.cmd" echo @echo off
>> "%TARGET%\jinguo.cmd" echo set "PYTHONUTF8=1"
>> "%TARGET%\jinguo.cmd" echo if "%%JINGUO_DATA_DIR%%"=="" set "JINGUO_DATA_DIR=%TARGET%\var"
>> "%TARGET%\jinguo.cmd" echo "%TARGET%\program\Scripts\jinguo.exe" %%*

call "%TARGET%\jinguo.cmd" init || exit /b 1
echo 已安装。启动："%TARGET%\jinguo.cmd" serve，然后用浏览器打开 http://127.0.0.1:8000/
endlocal
